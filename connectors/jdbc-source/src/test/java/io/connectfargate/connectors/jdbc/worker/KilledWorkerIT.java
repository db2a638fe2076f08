package io.connectfargate.connectors.jdbc.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Exactly once, as the product's worker has it by default: one table by its number, and one whose rows all have one time. */
class KilledWorkerIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int ROWS = 40_000;

    @Test
    void losesAndRepeatsNothingWhenTheWorkerIsKilledInMidStream() throws Exception {
        try (Surroundings surroundings = new Surroundings();
                Topic numbers = surroundings.topic("kill-numbers");
                Topic ties = surroundings.topic("kill-ties")) {
            fill(surroundings);
            try (WorkerProcess worker = surroundings.worker("jdbc-killed")) {
                Surroundings.put(worker, "numbers", file(surroundings, "numbers", "incrementing"));
                Surroundings.put(worker, "ties", file(surroundings, "ties", "timestamp"));
                await().atMost(LIMIT)
                        .ignoreExceptions()
                        .until(() ->
                                numbers.read().size() > 1_000 && ties.read().size() > 1_000);
            } // SIGKILL
            System.out.println("Killed after " + numbers.read().size() + " and "
                    + ties.read().size() + " records");
            assertThat(List.of(numbers.read().size(), ties.read().size()))
                    .as("killed in mid-stream")
                    .allMatch(size -> size < ROWS);

            try (WorkerProcess next = surroundings.worker("jdbc-killed")) {
                awaitEachRowOnce(numbers);
                awaitEachRowOnce(ties);
                assertThat(next.log()).doesNotContain(Surroundings.PASSWORD);
            }
        }
    }

    private static void awaitEachRowOnce(Topic topic) {
        await().atMost(LIMIT).until(() -> topic.read().size() >= ROWS);
        assertThat(topic.numbers("id"))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, ROWS).boxed().toList());
    }

    private static void fill(Surroundings surroundings) throws Exception {
        for (String table : List.of("numbers", "ties")) {
            surroundings
                    .database()
                    .execute(
                            "create table " + table
                                    + " (id bigint primary key, name text, changed_at timestamptz not null)",
                            "insert into " + table + " select n, '이름 ' || n, now() from generate_series(1, " + ROWS
                                    + ") n",
                            "grant select on " + table + " to connect_reader");
        }
    }

    private static String file(Surroundings surroundings, String table, String mode) throws Exception {
        return ConnectorFile.json(
                surroundings.address(),
                "name",
                table,
                "table.whitelist",
                table,
                "mode",
                mode,
                "timestamp.column.name",
                "changed_at",
                "topic.prefix",
                "kill-",
                "batch.max.rows",
                "100");
    }
}
