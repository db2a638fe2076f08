/** What the target cluster rejects: found out before and while records are copied, and kept from stopping what is well. */
package io.connectfargate.connect.rejection;
