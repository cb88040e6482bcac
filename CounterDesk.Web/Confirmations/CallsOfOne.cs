using CounterDesk.Domain.Confirmations;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// A part of a page that shows, as they come and go, the requests that whoever is signed in may answer.
/// </summary>
public abstract class CallsOfOne(OpenConfirmations open, CurrentClerk current) : ComponentBase, IDisposable
{
    private Clerk? _clerk;

    protected IReadOnlyList<Confirmation> Calls => _clerk is null ? [] : open.For(_clerk);

    public void Dispose()
    {
        open.Changed -= OnChanged;
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await current.GetAsync();
        open.Changed += OnChanged;
    }

    private void OnChanged(Guid visit) => _ = InvokeAsync(StateHasChanged);
}
