package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.SecuredMigration;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot work. */
interface RejectedCases {
    /** Where all of them run. */
    FindingsWorker findings();

    @Test
    default void refusesPatternsThatCannotBeCompiledAndTakesThoseThatMatch() {
        assertThat(findings().refusal("comma", findings().source("team-[a-z]{1,2}-.*")))
                .contains("team-[a-z]{1;");
        assertThat(findings().refusal("star", findings().source("*"))).contains("write .* for any name");
        assertThat(findings().refusal("nothing", findings().source("sx,sy."))).contains("has no topic sy.");
        findings().take("dots", findings().source("sx,sm."));
    }

    @Test
    default void refusesClassesThatAreNotInTheImage() {
        Map<String, String> msc = findings().source("orders");
        msc.put("producer.override.interceptor.classes", "org.example.MonitoringInterceptor");

        assertThat(findings().refusal("intercepted", msc))
                .contains("producer.override.interceptor.classes", "org.example.MonitoringInterceptor");
    }

    @Test
    default void answersTheOtherShapeOfAFileWithTheCommandThatWorks() {
        // Given
        String flat = SecuredMigration.json(findings().source("orders"));
        String wrapped = "{\"name\":\"shaped\",\"config\":" + flat + "}";

        // When
        HttpResponse<String> put = findings().worker.insist("PUT", "/connectors/shaped/config", wrapped);
        HttpResponse<String> post = findings().worker.insist("POST", "/connectors", flat);

        // Then
        assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
        assertThat(put.body()).contains("curl -X POST", "/connectors");
        assertThat(post.statusCode()).as(post.body()).isEqualTo(400);
        assertThat(post.body()).contains("curl -X PUT", "/connectors/NAME/config");
    }

    @Test
    default void saysWhatIsStillToBeFilledIn() {
        Map<String, String> placeholder = findings().source("orders");
        placeholder.put("source.cluster.bootstrap.servers", "{SOURCE CLUSTER BROKERS ADDRESS}");
        Map<String, String> variable = findings().source("orders");
        variable.put("source.cluster.bootstrap.servers", "${SOURCE_BOOTSTRAP_SERVERS}");

        assertThat(findings().refusal("placeholder", placeholder)).contains("still contains the placeholder");
        assertThat(findings().refusal("variable", variable))
                .contains("write ${env:SOURCE_BOOTSTRAP_SERVERS}")
                .doesNotContain("key stores");
    }
}
