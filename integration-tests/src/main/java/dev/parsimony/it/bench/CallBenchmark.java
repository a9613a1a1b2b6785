package dev.parsimony.it.bench;

class CallBenchmark { static boolean run(Options o) { return true; } }
