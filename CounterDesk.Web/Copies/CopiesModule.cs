using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Web.Copies;

public static class CopiesModule
{
    /// <summary>Registers the making of copies and their register.</summary>
    public static void AddCopies(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CopyOptions>()
            .BindConfiguration(CopyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<CopyOrders>();
        builder.Services.AddSingleton<EarlierCopies>();
        builder.Services.AddSingleton<CopyDesk>();
        builder.Services.AddSingleton<RegisterDesk>();
        builder.Services.AddSingleton<RequestDesk>();
        builder.Services.AddSingleton<FetchDesk>();
        builder.Services.AddSingleton<AdvanceDesk>();
        builder.Services.AddHostedService<AdvanceEnd>();
        builder.Services.AddKeyedStore<AdvanceCopy, Guid>("AdvanceCopies", KeyUse.AdvanceCopy);
        builder.Services.AddSingleton<WithdrawalDesk>();
        builder.Services.AddSingleton<SheetDesk>();
        builder.Services.AddSingleton<DayAccounts>();
        builder.Services.AddSingleton<LicenseNews>();
        builder.Services.AddSingleton<CopyRecall>();
        builder.Services.AddSingleton<TypedTries>();
        builder.Services.AddSingleton<ReportDesk>();
        builder.Services.AddSingleton<IReportTaker>(services => services.GetRequiredService<ReportDesk>());
        builder.Services.AddHostedService<ReportWordsEnd>();
        builder.Services.AddSingleton<CopyChecker>();
        builder.Services.AddSingleton<ICopyChecker>(services => services.GetRequiredService<CopyChecker>());
        builder.Services.AddSingleton<CopyProving>();
        builder.Services.AddKeyedStore<CopyReportWords, Guid>("ReportWords", KeyUse.ReportWords);
    }
}
