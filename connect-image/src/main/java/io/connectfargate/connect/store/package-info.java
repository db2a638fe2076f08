/** Files in S3, which may be unavailable at the start. */
package io.connectfargate.connect.store;
