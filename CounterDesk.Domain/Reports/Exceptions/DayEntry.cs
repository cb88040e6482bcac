using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>An entry of the audit log as the rules see it: what happened, not what was about to.</summary>
public sealed record DayEntry
{
    private const string Arrow = " → ";

    /// <summary>The entry's number in its hall's chain.</summary>
    public required long Number { get; init; }

    /// <summary>The hall's own time, in China.</summary>
    public required DateTime At { get; init; }

    public required AuditAction Action { get; init; }

    public AuditOutcome Outcome { get; init; } = AuditOutcome.Done;

    /// <summary>The id at the identity provider; null for what the program did by itself.</summary>
    public string? Clerk { get; init; }

    public string? Role { get; init; }

    public string? Counter { get; init; }

    public Guid? Visit { get; init; }

    /// <summary>The purpose and, behind an arrow, who will receive the copy.</summary>
    public string? Purpose { get; init; }

    public string? Basis { get; init; }

    /// <summary>Whom it is about, masked: a name, or a number.</summary>
    public string? Subject { get; init; }

    /// <summary>The keyed hash of the holder's number or of what was searched for, in hex.</summary>
    public string? Person { get; init; }

    /// <summary>The keyed hash of the license identifier, in hex.</summary>
    public string? License { get; init; }

    /// <summary>The code of the license's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>As they stand in the entry: name, equals sign and value, one a line.</summary>
    public string? Details { get; init; }

    /// <summary>Who will receive the copy; null when the entry does not say.</summary>
    public string? Recipient =>
        Purpose?.LastIndexOf(Arrow, StringComparison.Ordinal) is >= 0 and var at ? Purpose[(at + Arrow.Length)..] : null;

    /// <summary>What a detail says; null when the entry has none of this name.</summary>
    public string? Detail(string name)
    {
        foreach (var line in Details.AsSpan().EnumerateLines())
        {
            if (line.Length > name.Length && line[name.Length] is '=' && line.StartsWith(name, StringComparison.Ordinal))
            {
                return line[(name.Length + 1)..].ToString();
            }
        }

        return null;
    }
}
