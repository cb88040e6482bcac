using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.LicenseLibrary;

/// <summary>One version of one license as the library keeps it: found by keyed hashes, readable only with the key ring.</summary>
internal sealed class KeptLicense
{
    public const int HashLength = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] IdentifierHash { get; init; }

    /// <summary>The same for all versions of one license: the highest <see cref="Version"/> supersedes the others.</summary>
    public required byte[] SeriesHash { get; init; }

    public required int Version { get; init; }

    public required byte[] NumberHash { get; set; }

    /// <summary>A <see cref="KeptContent"/>.</summary>
    public required EncryptedContent Content { get; set; }

    /// <summary>When this version was taken in, or last changed.</summary>
    public required DateTime SynchronizedAtUtc { get; set; }

    /// <summary>The feed's change by which the content is known; 0: it was not heard of there.</summary>
    public long ContentChange { get; set; }

    /// <summary>The feed's change by which the status is known; 0: it was not heard of there.</summary>
    public long StatusChange { get; set; }

    /// <summary>The full load that had it last, so that what is no longer published does not count as fresh; 0: none.</summary>
    public int Load { get; set; }

    public List<KeptHolder> Holders { get; init; } = [];
}

/// <summary>One way to find a license by one of its holders.</summary>
internal sealed class KeptHolder
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid LicenseId { get; private init; }

    public required byte[] CodeHash { get; init; }

    /// <summary>Null where no date of birth is known.</summary>
    public byte[]? NameAndBirthHash { get; init; }
}

/// <summary>The file of a license. It lies apart so that a search need not carry it.</summary>
internal sealed class KeptFile
{
    public required Guid LicenseId { get; init; }

    public required EncryptedContent Content { get; set; }
}
