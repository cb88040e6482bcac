using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Who has just proven to be whom at somebody else's desk: in memory, for as long as one answer takes.
/// </summary>
internal sealed class SecondPersonProofs(TimeProvider time)
{
    private const int HandleBytes = 32;

    private readonly ConcurrentDictionary<string, Proof> _proofs = new(StringComparer.Ordinal);

    public static TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The handle it can be found by.</summary>
    public string Keep(AuthenticationTicket ticket)
    {
        var now = time.GetUtcNow();
        foreach (var (old, proof) in _proofs)
        {
            if (proof.Until <= now)
            {
                Drop(old);
            }
        }

        var handle = Convert.ToHexString(RandomNumberGenerator.GetBytes(HandleBytes));
        _proofs[handle] = new Proof(ticket, now + GoodFor);
        return handle;
    }

    public AuthenticationTicket? Find(string? handle) =>
        handle is not null && _proofs.TryGetValue(handle, out var proof) && time.GetUtcNow() < proof.Until
            ? proof.Ticket
            : null;

    public void Drop(string? handle)
    {
        if (handle is not null)
        {
            _proofs.TryRemove(handle, out _);
        }
    }

    private sealed record Proof(AuthenticationTicket Ticket, DateTimeOffset Until);
}
