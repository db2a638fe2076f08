package io.connectfargate.connectors.jdbc.reading;

import static io.connectfargate.connectors.jdbc.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes with a timestamp, on a database of either kind. */
interface TimestampCases {
    TestDatabase database();

    /** The database's name of the table. */
    String id(String table);

    /** The database's type for a moment, with so many digits of its second. */
    String moment(int digits);

    private Map<String, String> properties(String table, String mode) {
        return database()
                .properties(
                        "table.whitelist",
                        table,
                        "mode",
                        mode,
                        "timestamp.column.name",
                        "changed_at",
                        "incrementing.column.name",
                        "id");
    }

    private void create(String table, int digits) throws Exception {
        database()
                .execute("create table " + table + " (id bigint primary key, name varchar(20), changed_at "
                        + moment(digits) + " not null default current_timestamp(" + digits + "))");
    }

    /** The bug that connectors of this kind had: a batch ends between rows of equal time, and the rest is lost or repeated. */
    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "timestamp+incrementing"})
    default void resumesBetweenRowsOfEqualTime(String mode) throws Exception {
        // Given ten rows of one time between rows of others, in batches of three
        String table = "ties_" + mode.length();
        create(table, 6);
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            int second = i <= 2 ? i : i <= 12 ? 30 : i + 20;
            rows.add("(" + (100 - i) + ", 'n', '2026-11-30 10:00:" + (second < 10 ? "0" : "") + second + ".123456')");
        }
        database().execute("insert into " + table + " values " + String.join(", ", rows));
        List<SourceRecord> all;
        try (RunningTask task = RunningTask.start(properties(table, mode))) {
            all = task.drain();
        }
        assertThat(all).hasSize(14);

        // When a task resumes after each of them
        for (int i = 0; i < all.size(); i++) {
            try (RunningTask next = RunningTask.start(
                    properties(table, mode), Map.of(id(table), all.get(i).sourceOffset()))) {
                // Then exactly the rest follows
                assertThat(values(next.drain(), "id")).isEqualTo(values(all.subList(i + 1, all.size()), "id"));
            }
        }
    }

    @Test
    default void readsAnUpdatedRowAgainAndOnlyThat() throws Exception {
        create("updated", 6);
        database().execute("insert into updated (id, name) values (1, 'a'), (2, 'b'), (3, 'c')");
        try (RunningTask task = RunningTask.start(properties("updated", "timestamp"))) {
            assertThat(values(task.take(3), "name")).containsExactly("a", "b", "c");

            database().execute("update updated set name = 'B', changed_at = current_timestamp(6) where id = 2");

            assertThat(values(task.drain(), "name")).containsExactly("B");
            database().execute("delete from updated where id = 1");
            assertThat(task.drain()).isEmpty();
        }
    }

    /** Two updates within one second, in a column that has whole seconds: the second one changes a row with a smaller key. */
    @Test
    default void losesNoChangeOfTheSameSecond() throws Exception {
        create("seconds", 0);
        try (RunningTask task = RunningTask.start(properties("seconds", "timestamp"))) {
            List<Object> read = new ArrayList<>();
            for (int id = 40; id > 0; id--) {
                database().execute("insert into seconds (id, name) values (" + id + ", 'n')");
                List<SourceRecord> batch = task.poll();
                read.addAll(values(batch == null ? List.of() : batch, "id"));
            }
            read.addAll(values(task.take(40 - read.size()), "id"));
            assertThat(read).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    default void readsARowThatCommitsLateWithinTheDelay() throws Exception {
        create("late_commit", 6);
        Map<String, String> properties = properties("late_commit", "timestamp");
        properties.put("timestamp.delay.interval.ms", "4000");
        try (RunningTask task = RunningTask.start(properties);
                Connection slow = database().connect()) {
            // Given a row with an earlier time whose transaction lasts longer
            slow.setAutoCommit(false);
            slow.createStatement().execute("insert into late_commit (id, name) values (1, 'late')");
            database().execute("insert into late_commit (id, name) values (2, 'early')");
            assertThat(task.poll()).isNull();

            // When it commits within the delay
            slow.commit();

            // Then both are read, in the order of their times
            assertThat(values(task.take(2), "name")).containsExactly("late", "early");
        }
    }

    /** What polling cannot see, as the page on connectors says. */
    @Test
    default void neverSeesARowThatCommitsLaterThanTheDelay() throws Exception {
        create("too_late", 6);
        try (RunningTask task = RunningTask.start(properties("too_late", "timestamp+incrementing"));
                Connection slow = database().connect()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("insert into too_late (id, name) values (1, 'late')");
            database().execute("insert into too_late (id, name) values (2, 'early')");
            assertThat(values(task.take(1), "name")).containsExactly("early");

            slow.commit();

            assertThat(task.drain()).isEmpty();
        }
    }
}
