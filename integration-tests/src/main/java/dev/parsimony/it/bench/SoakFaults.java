package dev.parsimony.it.bench;

class SoakFaults { static void script(dev.parsimony.it.stub.ProviderStub s) {} }
