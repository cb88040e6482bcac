using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Support;

/// <summary>A register with copies in it, as it would be after some days.</summary>
internal static class SomeRegister
{
    /// <summary>Adds a copy of a day that came to stand as said.</summary>
    public static async Task<RegisteredCopy> AddAsync(
        IDbContextFactory<CounterDeskDb> databases, RegisterState state, int sequence, DateOnly? day = null,
        string counter = "3", string recipient = "云山农村商业银行青崖支行",
        string kindCode = SomeLicenses.MarriageCertificate)
    {
        var made = day ?? new DateOnly(2026, 3, 18);
        var order = SomeCopies.Order(kindCode);
        order = order with
        {
            Maker = order.Maker with { Counter = counter },
            Purpose = Purpose.Create("个人住房公积金贷款申请", recipient),
            MadeAt = new DateTimeOffset(made.ToDateTime(new(10, 42)), TimeSpan.FromHours(8)),
            ValidityDays = state is RegisterState.Expired ? 1 : 30,
        };
        var copy = SomeCopies.Registered(
            order, CopyNumber.Create(SomeAudit.Hall, made, sequence), isAhead: state is RegisterState.Waiting);
        if (state is not (RegisterState.Reserved or RegisterState.Waiting))
        {
            copy.Answer(
                state is RegisterState.Void ? PrintOutcome.Spoiled : PrintOutcome.CameOutWell, copy.MadeAtUtc);
        }

        if (state is RegisterState.Withdrawn)
        {
            copy.Withdraw(SomeCopies.Withdrawal, copy.MadeAtUtc);
        }

        if (state is RegisterState.LicenseChanged)
        {
            copy.Hear(new(LicenseStatus.Superseded, copy.MadeAtUtc));
        }

        await using var db = await databases.CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
        db.Add(copy);
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        return copy;
    }
}
