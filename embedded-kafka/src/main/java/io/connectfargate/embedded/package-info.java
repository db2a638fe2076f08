/** A real KRaft cluster in this JVM: what the quickstart, the tests and the benchmarks run against. */
package io.connectfargate.embedded;
