/** What no connector's configuration may hold, whichever its clusters are: each rule asks no cluster. */
package io.connectfargate.connect.rules;
