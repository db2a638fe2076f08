/** Files in S3, which may be away at the start. */
package io.connectfargate.connect.store;
