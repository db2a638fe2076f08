/** What kind of cluster the target is, and which settings of topics it takes. */
package io.connectfargate.connect.profile;
