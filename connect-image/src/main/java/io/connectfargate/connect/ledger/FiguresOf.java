package io.connectfargate.connect.ledger;

import io.connectfargate.connect.metrics.LedgerFigures;
import io.connectfargate.connect.metrics.LedgerFiguresMXBean;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.TopicEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What goes into the metrics. */
final class FiguresOf {
    private static final String SEPARATOR = "|";

    private FiguresOf() {}

    /**
     * On the leader: topics of all connectors.
     *
     * @param verdict the one of the status
     */
    static LedgerFigures.Figures all(List<Watched> all, Level verdict) {
        Map<String, LedgerFiguresMXBean.Topic> topics = new HashMap<>();
        Map<String, LedgerFiguresMXBean.State> states = new HashMap<>();
        for (Watched watched : all) {
            watched.ledger()
                    .topics()
                    .values()
                    .forEach(topic -> topics.put(watched.connector() + SEPARATOR + topic.topic(), figures(topic)));
            Totals.of(List.of(watched))
                    .topicsByState()
                    .forEach((state, count) -> states.put(
                            watched.connector() + SEPARATOR + StatusDocument.name(state),
                            new LedgerFigures.InState(count)));
        }
        return new LedgerFigures.Figures(
                topics, states, level(verdict), StatusDocument.asOf(all).orElseGet(Instant::now));
    }

    /** On another worker: the leader has the topics. */
    static LedgerFigures.Figures answeredAt(Instant asOf) {
        return new LedgerFigures.Figures(Map.of(), Map.of(), Double.NaN, asOf);
    }

    private static LedgerFigures.OfTopic figures(TopicEntry topic) {
        OptionalLong lost = topic.numbers().lost();
        // A loss of an unknown number of records is a loss.
        double marked = topic.isLosing() ? Math.max(1, lost.orElse(1)) : 0;
        OptionalLong lag = topic.numbers().lag();
        return new LedgerFigures.OfTopic(lag.isPresent() ? lag.getAsLong() : Double.NaN, marked);
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
