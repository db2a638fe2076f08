/** Real brokers that listen in every authentication mode: what tests of authentication and permissions run against. */
package io.connectfargate.secured;
