/** What tests, the quickstart and benchmarks share, and no image holds: the checkout finder and free ports. */
package io.connectfargate.testsupport;
