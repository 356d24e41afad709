package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Floors;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.routing.Teams;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What supervisors look at, and by what they judge it.
 *
 * @param readings is told who begins to read whose conversation unseen, before they do; may block
 */
public record Supervision(
    Floors floors,
    Supplier<Teams> teams,
    ServiceTarget target,
    BiConsumer<AgentId, ConversationId> readings) {}
