/** The sockets of visitors and agents: frames, resume, slow readers. */
@NullMarked
package dev.firsthand.gateway;

import org.jspecify.annotations.NullMarked;
