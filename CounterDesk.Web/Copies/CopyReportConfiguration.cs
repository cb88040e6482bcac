using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Copies;

internal sealed class CopyReportConfiguration : IEntityTypeConfiguration<CopyReport>
{
    public void Configure(EntityTypeBuilder<CopyReport> builder)
    {
        builder.ToTable("CopyReports");
        builder.HasKey(report => report.Id);
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Number)
            .HasConversion(number => number.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(report => report.Hall).HasMaxLength(RegisteredCopy.HallLength);
        builder.Property(report => report.Concern).HasConversion<string>().HasMaxLength(16);
        builder.Property(report => report.AtUtc);
        builder.Property(report => report.Reply).HasConversion<string>().HasMaxLength(16);
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasOne<RegisteredCopy>().WithMany()
            .HasForeignKey(report => report.Number).OnDelete(DeleteBehavior.Restrict);

        // The hall's list has the open ones first.
        builder.HasIndex(report => new { report.Hall, report.RepliedAtUtc, report.AtUtc });
    }
}

/// <summary>A receiver's own words, readable only with the key ring. They lie apart because they end sooner.</summary>
internal sealed class CopyReportWords
{
    public required Guid ReportId { get; init; }

    /// <summary>At most <see cref="ReportWords.MaxLength"/> characters in UTF-8.</summary>
    public required EncryptedContent Content { get; init; }
}

internal sealed class CopyReportWordsConfiguration : IEntityTypeConfiguration<CopyReportWords>
{
    public void Configure(EntityTypeBuilder<CopyReportWords> builder)
    {
        builder.ToTable("CopyReportWords");
        builder.HasKey(words => words.ReportId);
        builder.Property(words => words.ReportId).ValueGeneratedNever();
        builder.ComplexProperty(words => words.Content, Encrypted.Map);
        builder.HasOne<CopyReport>().WithOne().HasForeignKey<CopyReportWords>(words => words.ReportId);
    }
}
