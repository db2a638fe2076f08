package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the class-data archive that the workers of tests start from: the classes of a worker that has copied a record.
 *
 * <p>RATIONALE.md of test-support says what it saves.
 */
final class WorkerArchive {
    private static final String TOPIC = "archived";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private WorkerArchive() {}

    /** @param arguments none; an archive that is newer than all jars stays */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("target").toAbsolutePath();
        Path archive = WorkerImage.archive(folder);
        if (!isNewer(archive, WorkerImage.in(folder).classPath())) {
            Files.deleteIfExists(archive);
            make(archive);
        }
    }

    private static boolean isNewer(Path archive, String classPath) {
        long made = archive.toFile().lastModified();
        for (String jar : classPath.split(File.pathSeparator)) {
            if (new File(jar).lastModified() >= made) {
                return false;
            }
        }
        return true;
    }

    private static void make(Path archive) throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start();
                WorkerProcess worker = WorkerProcess.startRecording(
                        Map.of("BROKERS", target.bootstrapServers(), "GROUP", TOPIC), archive)) {
            worker.awaitHealthy();
            copyOneRecord(source, target, worker);
            worker.terminate();
            assertThat(worker.awaitExit(LIMIT)).isZero();
            assertThat(archive).as(worker.log()).isNotEmptyFile();
        }
    }

    private static void copyOneRecord(EmbeddedKafka source, EmbeddedKafka target, WorkerProcess worker)
            throws Exception {
        write(source);
        String config =
                SecuredMigration.json(Mirror.source(source.bootstrapServers(), target.bootstrapServers(), TOPIC));
        assertThat(worker.insist("PUT", "/connectors/mm2-msc/config", config).statusCode())
                .isEqualTo(201);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            await().atMost(LIMIT).until(() -> admin.listTopics().names().get().contains(TOPIC));
        }
    }

    private static void write(EmbeddedKafka source) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "record")).get();
        }
    }
}
