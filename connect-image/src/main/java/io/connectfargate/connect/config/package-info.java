/** From environment variables to the configuration of a distributed Connect worker. */
package io.connectfargate.connect.config;
