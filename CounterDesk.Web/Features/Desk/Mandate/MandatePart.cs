using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>A part of the form: what is entered in it goes into the one entry, and the form is told.</summary>
public abstract class MandatePart : ComponentBase
{
    [Parameter, EditorRequired]
    public required MandateEntry Entry { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
