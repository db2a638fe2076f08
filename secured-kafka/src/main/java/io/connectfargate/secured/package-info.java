/** Real brokers that listen in every way of authenticating: what tests of authentication and permissions run against. */
package io.connectfargate.secured;
