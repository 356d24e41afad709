package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Floors;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.routing.Teams;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What supervisors look at, and by what they judge it.
 *
 * @param zone in which the house's day begins and ends
 * @param readings is told who begins to read whose conversation unseen, before they do; may block
 */
public record Supervision(
    Floors floors,
    Supplier<Teams> teams,
    ServiceTarget target,
    Supplier<ZoneId> zone,
    BiConsumer<AgentId, ConversationId> readings) {}
