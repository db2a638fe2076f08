package io.connectfargate.connect.status;

import io.connectfargate.connect.groups.Logs;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Track;
import io.connectfargate.ledger.observation.Offsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What the ledgers know of logs.
 *
 * @param ledgers by the alias of the source
 */
public record LedgerLogs(Map<String, List<Ledger>> ledgers) implements Logs {
    @Override
    public Optional<Offsets> source(String source, TopicPartition partition) {
        return track(source, partition).flatMap(Track::source);
    }

    @Override
    public Optional<Offsets> copy(String source, TopicPartition partition) {
        return track(source, partition).flatMap(track -> track.copy().log());
    }

    private Optional<Track> track(String source, TopicPartition partition) {
        for (Ledger ledger : ledgers.getOrDefault(source, List.of())) {
            Track track = ledger.tracks().get(partition);
            if (track != null) {
                return Optional.of(track);
            }
        }
        return Optional.empty();
    }
}
