package io.connectfargate.migration.handover;

import io.connectfargate.migration.offsets.GroupMove;
import io.connectfargate.migration.offsets.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a handover has done so far, kept in a file: any later run continues from it, and an undo needs it.
 *
 * @param format of the file; this program writes and reads 1
 * @param cluster the target's id
 * @param group its name
 * @param share whether it is a share group
 * @param created when the handover began, in ISO 8601
 * @param phase how far it has come
 * @param releases the connectors that the group is taken out of
 * @param before what the target had before the first commit; null until then
 * @param committed what the handover commits; empty until then
 */
record Journal(
        int format,
        String cluster,
        String group,
        boolean share,
        String created,
        Phase phase,
        List<Release> releases,
        Snapshot.Group before,
        List<Snapshot.Offset> committed) {
    static final int FORMAT = 1;

    /** Of a handover that begins. */
    static Journal begin(String cluster, String group, boolean share, String created) {
        return new Journal(FORMAT, cluster, group, share, created, Phase.RELEASING, List.of(), null, List.of());
    }

    Journal in(Phase next) {
        return new Journal(format, cluster, group, share, created, next, releases, before, committed);
    }

    /** With a connector. What is noted of one already stays: it is from before the first attempt. */
    Journal releasing(Release release) {
        if (release(release.connector()).isPresent()) {
            return this;
        }
        List<Release> all = new ArrayList<>(releases);
        all.add(release);
        return new Journal(format, cluster, group, share, created, phase, List.copyOf(all), before, committed);
    }

    Optional<Release> release(String connector) {
        return releases.stream()
                .filter(release -> release.connector().equals(connector))
                .findFirst();
    }

    /**
     * With the offsets that are about to be committed. A snapshot that is noted already stays: after a killed attempt the target may
     * have some of the new offsets.
     */
    Journal committing(GroupMove move) {
        Snapshot.Group now = Snapshot.Group.of(move);
        List<Snapshot.Offset> offsets = move.toCommit().entrySet().stream()
                .map(offset -> Snapshot.Offset.of(offset.getKey(), Optional.of(offset.getValue())))
                .toList();
        return new Journal(
                format,
                cluster,
                group,
                share,
                created,
                Phase.COMMITTING,
                releases,
                before == null ? now : before.with(now),
                offsets);
    }

    /** What was committed, by partition. */
    Map<TopicPartition, OffsetAndMetadata> targets() {
        return committed.isEmpty() ? Map.of() : new Snapshot.Group(group, share, committed).present();
    }

    /**
     * The partitions whose offset on the target lies behind what was found for them, with records in between: the group has read
     * there.
     *
     * @param now what the target has
     * @param hasRecords whether there is a record from the first offset to the second
     */
    static List<TopicPartition> progressed(
            Map<TopicPartition, OffsetAndMetadata> found,
            Map<TopicPartition, OffsetAndMetadata> now,
            Predicate<Gap> hasRecords) {
        return found.entrySet().stream()
                .filter(offset -> now.containsKey(offset.getKey())
                        && now.get(offset.getKey()).offset() > offset.getValue().offset())
                .filter(offset -> hasRecords.test(new Gap(
                        offset.getKey(),
                        offset.getValue().offset(),
                        now.get(offset.getKey()).offset())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Offsets of a partition, the last not included. */
    record Gap(TopicPartition partition, long from, long to) {}
}
