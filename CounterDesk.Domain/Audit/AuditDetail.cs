using System.Globalization;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// One more fact about an action: a count, a source, the name of an answer. Never content of a license and never a
/// number of a person.
/// </summary>
public sealed record AuditDetail
{
    public const int MaxNameLength = 32;
    public const int MaxValueLength = 200;

    /// <exception cref="ArgumentException">The name is not one English word of letters and digits.</exception>
    public AuditDetail(string name, string value)
    {
        if (name.Length is 0 or > MaxNameLength || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                $"A detail's name is a word of up to {MaxNameLength} letters and digits.", nameof(name));
        }

        (Name, Value) = (name, value);
    }

    /// <summary>A time to the second, in UTC (ISO 8601).</summary>
    /// <inheritdoc cref="AuditDetail(string, string)" path="/exception"/>
    public AuditDetail(string name, DateTime utc)
        : this(name, utc.ToString("s", CultureInfo.InvariantCulture) + "Z")
    {
    }

    public string Name { get; }

    public string Value { get; }

    /// <summary>
    /// The details of an entry by their names, as they stand in its row; of a name that is there twice, the first.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(string? details)
    {
        Dictionary<string, string> read = [];
        foreach (var line in details?.Split('\n') ?? [])
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                read.TryAdd(line[..at], line[(at + 1)..]);
            }
        }

        return read;
    }
}
