package io.connectfargate.connectors.jdbc.types;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates with a time in the notation of databases, and in ISO 8601. Sessions run in UTC. */
public final class TimeText {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final DateTimeFormatter WITH_ZONE = new DateTimeFormatterBuilder()
            .append(ISO)
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private TimeText() {}

    /** What a text says, in UTC if it has a time zone; empty for such as {@code infinity}. */
    public static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(WITH_ZONE.parse(
                    text.replace(' ', 'T'),
                    parsed -> parsed.isSupported(java.time.temporal.ChronoField.OFFSET_SECONDS)
                            ? OffsetDateTime.from(parsed)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()
                            : LocalDateTime.from(parsed)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 without a time zone; a text that is no date stays. */
    public static String local(String text) {
        return parse(text).map(ISO::format).orElse(text);
    }

    /** ISO 8601 in UTC; a text that is no date stays. */
    public static String instant(String text) {
        return parse(text).map(time -> ISO.format(time) + "Z").orElse(text);
    }

    /** The same for either kind. */
    public static String of(ColumnKind kind, String text) {
        return kind == ColumnKind.INSTANT ? instant(text) : local(text);
    }
}
