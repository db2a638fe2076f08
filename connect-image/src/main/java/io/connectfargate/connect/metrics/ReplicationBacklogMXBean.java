package io.connectfargate.connect.metrics;

import java.util.Map;

/** How far this worker's MirrorSourceConnector tasks are with each topic. */
public interface ReplicationBacklogMXBean {
    /**
     * By {@code SOURCE->TARGET|CONNECTOR|TOPIC}, as MirrorMaker names its clients, with the topic's name on the source. A topic is
     * missing until the source has answered a fetch of it.
     */
    Map<String, Backlog> getTopics();

    /** Where the tasks of this worker stand in the partitions of one topic that they read, in records, summed. */
    interface Backlog {
        /** Records between the next one to read and the end of the log. */
        long getRecordsLag();

        /** Records between the beginning of the log and the next one to read. */
        long getRecordsLead();
    }
}
