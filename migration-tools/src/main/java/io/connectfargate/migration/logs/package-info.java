/** Partitions of real clusters as {@code mapping} reads them, and what MirrorMaker and Connect have stored about their copying. */
package io.connectfargate.migration.logs;
