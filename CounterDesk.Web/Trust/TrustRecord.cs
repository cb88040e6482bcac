using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Trust;

/// <summary>
/// Who brought a certificate of the trust folder, and by which letter it was compared. The file in the folder is what
/// counts; the audit log is the proof of this.
/// </summary>
public sealed class TrustRecord
{
    public const int MaxHallLength = AuditHead.MaxHallLength;
    public const int MaxClerkLength = AuditEntry.MaxActorLength;
    public const int MaxNameLength = 60;
    public const int MaxFileNameLength = 120;
    public const int MaxLetterLength = 100;

    public TrustRecord(string hall, Fingerprint fingerprint) => (Hall, Fingerprint) = (hall, fingerprint.Value);

    // For rows read back.
    private TrustRecord() => (Hall, Fingerprint) = ("", "");

    public string Hall { get; private init; }

    /// <summary>Of the certificate, as <see cref="Domain.Seals.Fingerprint.Value"/>.</summary>
    public string Fingerprint { get; private init; }

    /// <summary>As the file was called where it came from.</summary>
    public string FileName { get; private set; } = "";

    public int Size { get; private set; }

    public string OfferedBy { get; private set; } = "";

    public string OfferedByName { get; private set; } = "";

    public DateTime OfferedAtUtc { get; private set; }

    /// <summary>Who typed the last group; null until then.</summary>
    public string? ComparedBy { get; private set; }

    public string? ComparedByName { get; private set; }

    public DateTime? ComparedAtUtc { get; private set; }

    /// <summary>Where the letter came from that the fingerprint stands in.</summary>
    public string? Letter { get; private set; }

    /// <summary>How often a last group was typed that is not the certificate's.</summary>
    public int WrongTries { get; private set; }

    /// <summary>Somebody brings it; whatever was compared before is compared anew.</summary>
    public void Offer(string fileName, int size, Clerk clerk, DateTime atUtc)
    {
        (FileName, Size) = (Mask.Cut(fileName, MaxFileNameLength), size);
        (OfferedBy, OfferedByName, OfferedAtUtc) = (clerk.Id, Mask.Cut(clerk.Name, MaxNameLength), atUtc);
        (Letter, ComparedBy, ComparedByName, ComparedAtUtc, WrongTries) = (null, null, null, null, 0);
    }

    public void Compare(string letter, Clerk clerk, DateTime atUtc) =>
        (Letter, ComparedBy, ComparedByName, ComparedAtUtc) =
        (Mask.Cut(letter, MaxLetterLength), clerk.Id, Mask.Cut(clerk.Name, MaxNameLength), atUtc);

    public void CountWrongTry() => WrongTries++;
}

internal sealed class TrustRecordConfiguration : IEntityTypeConfiguration<TrustRecord>
{
    public void Configure(EntityTypeBuilder<TrustRecord> builder)
    {
        builder.ToTable("TrustRecords");
        builder.HasKey(record => new { record.Hall, record.Fingerprint });
        builder.Property(record => record.Hall).HasMaxLength(TrustRecord.MaxHallLength);
        builder.Property(record => record.Fingerprint).HasMaxLength(Fingerprint.Length);
        builder.Property(record => record.FileName).HasMaxLength(TrustRecord.MaxFileNameLength);
        builder.Property(record => record.OfferedBy).HasMaxLength(TrustRecord.MaxClerkLength);
        builder.Property(record => record.OfferedByName).HasMaxLength(TrustRecord.MaxNameLength);
        builder.Property(record => record.ComparedBy).HasMaxLength(TrustRecord.MaxClerkLength);
        builder.Property(record => record.ComparedByName).HasMaxLength(TrustRecord.MaxNameLength);
        builder.Property(record => record.Letter).HasMaxLength(TrustRecord.MaxLetterLength);
    }
}
