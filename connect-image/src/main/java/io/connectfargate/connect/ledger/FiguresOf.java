package io.connectfargate.connect.ledger;

import io.connectfargate.connect.metrics.LedgerFigures;
import io.connectfargate.connect.metrics.LedgerFiguresMXBean;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Numbers;
import io.connectfargate.ledger.judgement.PartitionEntry;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What goes into the metrics. */
final class FiguresOf {
    private static final String SEPARATOR = "|";

    private FiguresOf() {}

    /** On the leader: topics of all connectors. */
    static LedgerFigures.Figures all(List<Watched> all) {
        Map<String, LedgerFiguresMXBean.Topic> topics = new HashMap<>();
        Map<String, LedgerFiguresMXBean.State> states = new HashMap<>();
        Map<String, LedgerFiguresMXBean.Connector> connectors = new HashMap<>();
        for (Watched watched : all) {
            String flow = watched.source() + "->" + watched.target() + SEPARATOR + watched.connector() + SEPARATOR;
            connectors.put(
                    watched.connector(),
                    new LedgerFigures.OfConnector(level(watched.verdict().level())));
            watched.ledger().topics().values().forEach(topic -> {
                topics.put(flow + topic.topic(), figures(topic));
                partitions(topic)
                        .forEach((state, count) -> states.put(
                                flow + topic.topic() + SEPARATOR + StatusDocument.name(state),
                                new LedgerFigures.InState(count)));
            });
        }
        return new LedgerFigures.Figures(topics, states, connectors, Instant.now());
    }

    /** On another worker, which the leader has just answered: the leader has the topics. */
    static LedgerFigures.Figures answered() {
        return new LedgerFigures.Figures(Map.of(), Map.of(), Map.of(), Instant.now());
    }

    private static LedgerFigures.OfTopic figures(TopicEntry topic) {
        Numbers numbers = topic.numbers();
        // A loss of an unknown number of records is a loss.
        double lost = topic.isLosing() ? Math.max(1, numbers.lost().orElse(1)) : 0;
        return new LedgerFigures.OfTopic(number(numbers.lag()), number(numbers.held()), lost, number(numbers.total()));
    }

    /** A topic that cannot be described has a state, too, so that an alert can name it. */
    private static Map<State, Integer> partitions(TopicEntry topic) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        topic.partitions().values().stream()
                .map(PartitionEntry::state)
                .forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts.isEmpty() ? Map.of(topic.state(), 1) : counts;
    }

    private static double number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : Double.NaN;
    }

    private static int level(Level level) {
        return switch (level) {
            case FINE -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case CRITICAL -> 3;
        };
    }
}
