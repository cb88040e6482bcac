using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Reports.SigningOff;

internal sealed class ExceptionDecisionConfiguration : IEntityTypeConfiguration<ExceptionDecision>
{
    public const string Table = "ExceptionDecisions";

    private const int NameLength = 16;

    public void Configure(EntityTypeBuilder<ExceptionDecision> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Hall).HasMaxLength(ClosedReport.HallLength);
        builder.Property(decision => decision.Day);
        builder.Property(decision => decision.Key).HasMaxLength(ExceptionDecision.KeyLength);
        builder.Property(decision => decision.Rule).HasMaxLength(ExceptionDecision.MaxRuleLength);
        builder.Property(decision => decision.Level).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(decision => decision.Decision).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(decision => decision.Note).HasMaxLength(ExceptionDecision.MaxNoteLength);
        builder.Property(decision => decision.By).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(decision => decision.ByNumber).HasMaxLength(StaffMember.MaxNumberLength);
        builder.Property(decision => decision.ByName).HasMaxLength(StaffMember.MaxNameLength);
        builder.Property(decision => decision.AtUtc);

        // What was decided about a day, and about one exception of it, in its order. Two who decide about the same
        // exception at once would both be the next: the second one is told.
        builder.Property(decision => decision.Turn);
        builder.HasIndex(decision => new { decision.Hall, decision.Day, decision.Key, decision.Turn }).IsUnique();
    }
}

internal sealed class ExceptionQuestionConfiguration : IEntityTypeConfiguration<ExceptionQuestion>
{
    public void Configure(EntityTypeBuilder<ExceptionQuestion> builder)
    {
        builder.ToTable("ExceptionQuestions");
        builder.HasKey(question => new { question.DecisionId, question.Clerk });
        builder.HasOne<ExceptionDecision>().WithMany().HasForeignKey(question => question.DecisionId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(question => question.Hall).HasMaxLength(ClosedReport.HallLength);
        builder.Property(question => question.Clerk).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(question => question.Answer).HasMaxLength(ExceptionDecision.MaxNoteLength);

        // Two windows of one clerk must not both answer.
        builder.Property(question => question.AnsweredAtUtc).IsConcurrencyToken();

        // What waits for a clerk between visits.
        builder.HasIndex(question => new { question.Hall, question.Clerk, question.AnsweredAtUtc });
    }
}

internal sealed class ReportSignOffConfiguration : IEntityTypeConfiguration<ReportSignOff>
{
    public const string Table = "ReportSignOffs";

    public void Configure(EntityTypeBuilder<ReportSignOff> builder)
    {
        builder.ToTable(Table);

        // Two who sign at once: the second one finds the day signed.
        builder.HasKey(signed => new { signed.Hall, signed.Day });
        builder.Property(signed => signed.Hall).HasMaxLength(ClosedReport.HallLength);
        builder.Property(signed => signed.Version);
        builder.Property(signed => signed.SignedBy).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(signed => signed.SignedByNumber).HasMaxLength(StaffMember.MaxNumberLength);
        builder.Property(signed => signed.SignedByName).HasMaxLength(StaffMember.MaxNameLength);
        builder.Property(signed => signed.SignedAtUtc);
        builder.Property(signed => signed.Note).HasMaxLength(ReportSignOff.MaxNoteLength);
        builder.Property(signed => signed.Statement);
        builder.Property(signed => signed.Digest).HasMaxLength(AuditChain.HashLength);
        builder.Property(signed => signed.Signature).HasMaxLength(Sm2.SignatureLength);
        builder.Property(signed => signed.PdfDigest).HasMaxLength(AuditChain.HashLength);
    }
}

internal sealed class ReportAddendumConfiguration : IEntityTypeConfiguration<ReportAddendum>
{
    public const string Table = "ReportAddenda";

    public void Configure(EntityTypeBuilder<ReportAddendum> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(addendum => addendum.Id);
        builder.Property(addendum => addendum.Id).ValueGeneratedNever();
        builder.Property(addendum => addendum.Hall).HasMaxLength(ClosedReport.HallLength);
        builder.Property(addendum => addendum.Day);
        builder.Property(addendum => addendum.Text).HasMaxLength(ReportAddendum.MaxTextLength);
        builder.Property(addendum => addendum.By).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(addendum => addendum.ByNumber).HasMaxLength(StaffMember.MaxNumberLength);
        builder.Property(addendum => addendum.ByName).HasMaxLength(StaffMember.MaxNameLength);
        builder.Property(addendum => addendum.AtUtc);
        builder.HasIndex(addendum => new { addendum.Hall, addendum.Day });
    }
}
