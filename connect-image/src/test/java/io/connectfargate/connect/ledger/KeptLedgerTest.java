package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.memory.Memory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptLedgerTest {
    private static final Instant NOW = Observed.START;

    private final Notebook notebook = new Notebook();
    private final KeptLedger kept = new KeptLedger(notebook);
    private final Observed observed = new Observed();

    @Test
    void writesProgressOnceAMinuteAndALossAtOnce() throws Exception {
        kept.keep(observed.look(0, 100, 10), NOW);
        kept.keep(observed.look(0, 100, 50), NOW.plusSeconds(15));
        assertThat(notebook.pages).hasSize(1);

        kept.keep(observed.look(0, 100, 60), NOW.plusSeconds(60));
        assertThat(notebook.pages).hasSize(2);

        Ledger lost = observed.look(70, 100, 60);
        kept.keep(lost, NOW.plusSeconds(75));
        assertThat(notebook.pages).hasSize(3);

        kept.keep(lost.acknowledge("losing:orders-0:60-70", "ann", NOW), NOW.plusSeconds(76));
        assertThat(notebook.pages).hasSize(4);
        assertThat(kept.read().tracks()).hasSize(1);
    }

    @Test
    void writesNothingThatIsWritten() throws Exception {
        Ledger ledger = observed.look(0, 100, 100);
        kept.keep(ledger, NOW);
        kept.keep(ledger, NOW.plusSeconds(120));

        assertThat(notebook.pages).hasSize(1);
    }

    @Test
    void writesAgainWhatCouldNotBeStored() throws Exception {
        Ledger ledger = observed.look(0, 100, 100);
        notebook.full = true;
        assertThatThrownBy(() -> kept.keep(ledger, NOW)).isInstanceOf(IOException.class);

        notebook.full = false;
        kept.keep(ledger, NOW.plusSeconds(1));
        assertThat(notebook.pages).hasSize(1);
    }

    @Test
    void doesNotBeginAnewWhereNobodyKnowsWhatWasWritten() {
        notebook.pages.add("{\"version\":99}");

        assertThatThrownBy(kept::read).isInstanceOf(IOException.class).hasMessageContaining("Upgrade all workers");
    }

    private static final class Notebook implements Memory {
        private final List<String> pages = new ArrayList<>();
        private boolean full;

        @Override
        public Optional<String> read() {
            return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(pages.size() - 1));
        }

        @Override
        public void write(String document) throws IOException {
            if (full) {
                throw new IOException("full");
            }
            pages.add(document);
        }
    }
}
