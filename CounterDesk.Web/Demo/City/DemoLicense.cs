using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>What is the matter with a license's file; each is a case that a newcomer can try at the desk.</summary>
internal enum DemoFile
{
    Sound,

    /// <summary>Somebody changed the page after it was sealed.</summary>
    PageChanged,

    /// <summary>Sealed under authorities that the trust folder does not have.</summary>
    UnknownMaker,

    /// <summary>The signer's certificate had been revoked before.</summary>
    SignerRevoked,
    NotSealed,
    Missing,
}

/// <summary>One version of a license that an office of the demo city issued, and the state of its file.</summary>
internal sealed record DemoLicense
{
    public required LicenseKind Kind { get; init; }

    public required DemoOffice Office { get; init; }

    /// <summary>Part of the identifier: digits and capitals. All versions of one license share it.</summary>
    public required string Serial { get; init; }

    public int Version { get; init; } = 1;

    public required string Number { get; init; }

    public required ImmutableArray<Holder> Holders { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The first day; the day of issue unless it says otherwise.</summary>
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public LicenseStatus Status { get; init; } = LicenseStatus.Valid;

    public required ImmutableArray<FaceValue> Face { get; init; }

    public DemoFile File { get; init; }

    public string Region => Office.Region;

    public DateOnly FirstDay => ValidFrom ?? IssuedOn;

    public LicenseIdentifier Identifier
    {
        get
        {
            var version = Version.ToString("000", CultureInfo.InvariantCulture);
            var check = LicenseIdentifier.CheckCharacterFor(Kind.Code, Office.CreditCode, Serial, version);
            return LicenseIdentifier.Parse(
                $"{LicenseIdentifier.Root}.{Kind.Code}.{Office.CreditCode}.{Serial}.{version}.{check}");
        }
    }

    /// <summary>Sealed in the morning of the day of issue.</summary>
    public DateTimeOffset SealedAt => new(IssuedOn.ToDateTime(new TimeOnly(9, 41, 12)), TimeSpan.FromHours(8));
}
