/** What this product's worker costs next to stock MirrorMaker 2: measured side by side, in one run. */
package io.connectfargate.benchmarks;
