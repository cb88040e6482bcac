using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Search;
using CounterDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>An entry in words. What a later program, or a tamperer, wrote into it stands as it is.</summary>
internal static class EntryLines
{
    public static string Word(IStringLocalizer<AuditWords> words, string kind, string name) =>
        words[$"{kind}_{name}"] is { ResourceNotFound: false } word ? word.Value : name;

    public static string Time(AuditEntry entry) =>
        DeskClock.At(entry.AtUtc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Who: counter and staff number, where they are known, or the id; the program itself has none.</summary>
    public static string Actor(
        AuditEntry entry, IStringLocalizer<AuditSearchText> text, ImmutableArray<AuditActor> actors)
    {
        var who = entry.Actor is { } id ? Name(actors.FirstOrDefault(actor => actor.Id == id), id) : null;
        return (entry.Counter, who) switch
        {
            ({ Length: > 0 } counter, { } name) => text["Who_AtCounter", counter, name],
            ({ Length: > 0 } counter, null) => text["Who_Counter", counter],
            (_, { } name) => name,
            _ => text["Who_Program"],
        };
    }

    public static string Name(AuditActor? actor, string id) => actor is { Number.Length: > 0 } ? actor.Number : id;

    /// <summary>The ends are enough to compare by eye.</summary>
    public static string Short(byte[] hash) =>
        Convert.ToHexStringLower(hash) is { Length: > 8 } hex ? $"{hex[..4]}…{hex[^4..]}" : "";

    public static string Ends(byte[] hash) => Convert.ToHexStringLower(hash) is { Length: > 20 } hex
        ? $"{hex[..4]} {hex[4..8]} {hex[8..12]} {hex[12..16]} … {hex[^4..]}"
        : Convert.ToHexStringLower(hash);

    public static string Whole(byte[] hash) =>
        string.Join(' ', Convert.ToHexStringLower(hash).Chunk(8).Select(part => new string(part)));

    public static Outcome Look(string outcome) => outcome switch
    {
        nameof(AuditOutcome.Done) => Outcome.Pass,
        nameof(AuditOutcome.Announced) => Outcome.Wait,
        nameof(AuditOutcome.NothingFound) => Outcome.Void,
        nameof(AuditOutcome.Refused) or nameof(AuditOutcome.Failed) => Outcome.Fail,
        _ => Outcome.Unknown,
    };
}
