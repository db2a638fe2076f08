/** What the target cluster rejects: found before and while records are copied, so that the other topics are copied all the same. */
package io.connectfargate.connect.rejection;
