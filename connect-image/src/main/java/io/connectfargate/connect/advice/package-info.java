/** What is wrong with a request or a configuration by its text alone, and what would work. Asks no cluster. */
package io.connectfargate.connect.advice;
