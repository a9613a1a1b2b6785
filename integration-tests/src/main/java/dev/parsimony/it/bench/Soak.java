package dev.parsimony.it.bench;

class Soak { static boolean run(Options o) { return true; } }
