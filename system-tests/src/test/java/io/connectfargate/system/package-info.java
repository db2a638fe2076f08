/** The images as containers on one network, used as a user does: environment variables, REST, {@code docker stop}. */
package io.connectfargate.system;
