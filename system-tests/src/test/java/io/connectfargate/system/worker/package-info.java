/** The worker's image: a migration, a group of workers, start and end, layers, the commands of the README. */
package io.connectfargate.system.worker;
