package io.connectfargate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What ships stands on libraries only. That no two modules need each other is Maven's own rule. */
class ModulesTest {
    /** From the bottom up: each may use those before it. */
    private static final List<String> SHIPPED = List.of(
            "replication-policy", "connect-client", "cluster-checks", "ledger", "connect-image", "migration-tools");

    /** Programs, on which nothing that ships may stand. */
    private static final List<String> PROGRAMS = List.of("connect-image", "migration-tools");

    private static final String OURS =
            "/project/dependencies/dependency[groupId='io.connectfargate'][not(scope='test')]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replication-policy",
                "connect-client",
                "cluster-checks",
                "ledger",
                "connect-image",
                "migration-tools"
            })
    void standsOnlyOnLibrariesBelowIt(String module) throws Exception {
        List<String> allowed = new ArrayList<>(SHIPPED.subList(0, SHIPPED.indexOf(module)));
        allowed.removeAll(PROGRAMS);

        assertThat(allowed).as("below %s", module).containsAll(dependencies(module));
    }

    private static List<String> dependencies(String module) throws Exception {
        Path pom = SourceTree.find().home().resolve(module).resolve("pom.xml");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate(OURS + "/artifactId", document, XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            names.add(found.item(i).getTextContent());
        }
        return names;
    }
}
