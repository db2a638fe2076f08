package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Parts;
import io.connectfargate.publishing.programs.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    /** What of its arguments the script makes: HOST, PREFIX, ACCOUNT and REGION. */
    private static final String PRINT = """
            parse_arguments "$@"; check_arguments; echo "$HOST,$PREFIX,$ACCOUNT,$REGION"
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            012345678910 us-east-1                                   | 012345678910.dkr.ecr.us-east-1.amazonaws.com,,012345678910,us-east-1
            012345678910 cn-north-1                                  | 012345678910.dkr.ecr.cn-north-1.amazonaws.com.cn,,012345678910,cn-north-1
            --registry a.example.com/                                | a.example.com,,,
            --registry a.example.com:5000/team/one/                  | a.example.com:5000,team/one/,,
            --registry 012345678910.dkr.ecr.us-gov-west-1.amazonaws.com       | 012345678910.dkr.ecr.us-gov-west-1.amazonaws.com,,012345678910,us-gov-west-1
            --registry 012345678910.dkr.ecr-fips.us-east-1.amazonaws.com/team | 012345678910.dkr.ecr-fips.us-east-1.amazonaws.com,team/,012345678910,us-east-1
            --registry 012345678910.dkr-ecr.us-east-1.on.aws         | 012345678910.dkr-ecr.us-east-1.on.aws,,012345678910,us-east-1
            --registry 012345678910.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn | 012345678910.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn,,012345678910,cn-north-1
            """)
    void worksOutWhereToPush(String arguments, String expected) {
        // When
        Run run = Parts.run(PRINT, List.of(arguments.split(" ")));

        // Then
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo(expected + "\n");
    }

    @Test
    void takesARegionNewerThanItsListWithAWordOfDoubt() {
        // When
        Run run = Parts.run(PRINT, List.of("--registry", "012345678910.dkr.ecr.us-eats-1.amazonaws.com"));

        // Then
        assertThat(run.output())
                .contains("Note: publishing/regions.txt has no region 'us-eats-1'; did you mean us-east-1?")
                .endsWith("012345678910.dkr.ecr.us-eats-1.amazonaws.com,,012345678910,us-eats-1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            012345678910.dkr.ecr.us-east-1.amazonaws.com.evil.example | in 'us-east-1' ends in .amazonaws.com:
            012345678910.dkr.ecr.us-east-1.evil.example               | in 'us-east-1' ends in .amazonaws.com:
            012345678910.dkr.ecr.us-east-1.amazonaws.com:5000         | in 'us-east-1' ends in .amazonaws.com:
            012345678910.dkr.ecr.cn-north-1.amazonaws.com             | in 'cn-north-1' ends in .amazonaws.com.cn:
            012345678910.dkr.ecr.us-eats-1.amazonaws.net              | in 'us-eats-1' ends in .amazonaws.com, amazonaws.com.cn,
            012345678910.dkr-ecr.us-east-1.amazonaws.com              | in 'us-east-1' ends in .on.aws:
            012345678910.dkr-ecr.cn-north-1.on.aws                    | in 'cn-north-1' ends in .on.amazonwebservices.com.cn:
            1234.dkr.ecr.us-east-1.amazonaws.com                      | ACCOUNT is '1234', but an AWS account is 12 digits
            """)
    void sendsNoTokenOfAwsToWhatOnlyLooksLikeEcr(String registry, String message) {
        // When
        Run run = Parts.run(PRINT, List.of("--registry", registry));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(message).hasLineCount(1);
    }

    @Test
    void asksDockerHubWhereItAnswers() {
        // When
        Run run = Parts.run("HOST=docker.io; curl_options /v2/", List.of());

        // Then
        assertThat(run.output()).contains("url = \"https://registry-1.docker.io/v2/\"");
    }
}
