/** What kind of cluster the target is, and which properties of topics it accepts. */
package io.connectfargate.connect.profile;
