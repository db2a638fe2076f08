/** What tests write and read: topics, records in order, consumer groups. */
package io.connectfargate.system.records;
