using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Reports;

internal sealed class ClosedReportConfiguration : IEntityTypeConfiguration<ClosedReport>
{
    public void Configure(EntityTypeBuilder<ClosedReport> builder)
    {
        builder.ToTable("ClosedReports");

        // Two processes that close a day at the same time: the second one finds the version taken.
        builder.HasKey(report => new { report.Hall, report.Day, report.Version });
        builder.Property(report => report.Hall).HasMaxLength(ClosedReport.HallLength);
        builder.Property(report => report.Version).ValueGeneratedNever();
        builder.Property(report => report.ClosedAtUtc);
        builder.Property(report => report.FirstEntry);
        builder.Property(report => report.LastEntry);
        builder.Property(report => report.IsWholeDay);
        builder.Property(report => report.AwaitsSignOff);
        builder.Property(report => report.Root).HasMaxLength(ClosedReport.RootLength);
        builder.Property(report => report.Numbers);
        builder.Property(report => report.Digest).HasMaxLength(AuditChain.HashLength);
        builder.Ignore(report => report.IsIntact);
    }
}
