/** What stands in front of Connect's REST API: who may write, what may be written, and what is rejected. */
package io.connectfargate.connect.rest;
