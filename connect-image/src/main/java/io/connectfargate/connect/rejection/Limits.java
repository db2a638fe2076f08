package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.findings.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** Compares what the source holds with what copies accept, before a record is rejected. */
final class Limits {
    private static final String SIZE = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    private static final String BEFORE = TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
    private static final String AFTER = TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;

    private final CopySettings settings;
    private final long now;

    /** @param now in milliseconds since 1970 */
    Limits(CopySettings settings, long now) {
        this.settings = settings;
        this.now = now;
    }

    /** Topics with records, or limits, beyond what their copies accept. */
    List<Rejection> exceeded(Side source) throws UnknownException {
        List<Rejection> rejections = new ArrayList<>();
        settings.topics().forEach(topic -> size(topic, rejections));
        rejections.addAll(past(source));
        rejections.addAll(future(source));
        return rejections;
    }

    private void size(String topic, List<Rejection> rejections) {
        Long most = settings.onSource(topic, SIZE);
        Long limit = settings.limitOfCopy(topic, SIZE);
        if (most != null && limit != null && most > limit) {
            rejections.add(
                    new Rejection(Kind.SIZE_LIMIT, topic, "the source accepts " + most + " bytes, the copy " + limit));
        }
    }

    private List<Rejection> past(Side source) throws UnknownException {
        Map<String, Long> limits = limits(BEFORE);
        List<Rejection> rejections = new ArrayList<>();
        Times.earliest(source, limits.keySet()).forEach((topic, time) -> {
            if (time < now - limits.get(topic)) {
                rejections.add(new Rejection(
                        Kind.TIMESTAMP_LIMIT,
                        topic,
                        "the first record is of " + text(time) + ", " + BEFORE + " of the copy is " + limits.get(topic)
                                + days(limits.get(topic)),
                        named(BEFORE)));
            }
        });
        return rejections;
    }

    /** By the latest record, and where a topic has a limit of its own, by that: its producers may use it at any time. */
    private List<Rejection> future(Side source) throws UnknownException {
        Map<String, Long> limits = limits(AFTER);
        limits.keySet().removeIf(topic -> {
            Long own = settings.onSource(topic, AFTER);
            return own != null && own <= limits.get(topic);
        });
        Map<String, Long> latest = Times.latest(source, limits.keySet());
        List<Rejection> rejections = new ArrayList<>();
        limits.forEach((topic, limit) -> {
            Long time = latest.get(topic);
            String reason = null;
            if (time != null && time > now + limit) {
                reason = "the latest record is of " + text(time);
            } else if (settings.isOwn(topic, AFTER)) {
                reason = AFTER + " of the topic is " + settings.onSource(topic, AFTER);
            }
            if (reason != null) {
                rejections.add(new Rejection(
                        Kind.TIMESTAMP_LIMIT,
                        topic,
                        reason + ", " + AFTER + " of the copy is " + limit + days(limit),
                        named(AFTER)));
            }
        });
        return rejections;
    }

    /** By topic, the limits of copies that have one. Copies to which brokers give the time themselves have none. */
    private Map<String, Long> limits(String setting) {
        Map<String, Long> limits = new TreeMap<>();
        for (String topic : settings.topics()) {
            Long limit = settings.limitOfCopy(topic, setting);
            limit = limit == null ? settings.limitOfCopy(topic, Settings.TIMESTAMP_DIFFERENCE) : limit;
            boolean brokersTime =
                    "LogAppendTime".equals(settings.ofCopy(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
            // A limit that reaches back before 1970, or that far ahead, rejects nothing.
            if (limit != null && limit < now && !brokersTime) {
                limits.put(topic, limit);
            }
        }
        return limits;
    }

    /** Where the target has one limit for both directions it is that. */
    private String named(String setting) {
        boolean known = settings.topics().stream().anyMatch(topic -> settings.limitOfCopy(topic, setting) != null);
        return known ? setting : Settings.TIMESTAMP_DIFFERENCE;
    }

    private static String text(long time) {
        return Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String days(long milliseconds) {
        Duration limit = Duration.ofMillis(milliseconds);
        return limit.toDays() > 0 ? " (" + limit.toDays() + " days)" : " (" + limit.toMinutes() + " minutes)";
    }
}
